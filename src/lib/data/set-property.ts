// Filling an object under construction, whatever the name: plain assignment to `__proto__` would change the prototype.
import type { JsonValue } from '../asl/json.ts';

export function setProperty(object: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else object[name] = value;
}
