// Sets a property of an object under construction, whatever its name: plain assignment to `__proto__` would change the prototype.

export function setProperty<T>(object: Record<string, T>, name: string, value: T): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else object[name] = value;
}
