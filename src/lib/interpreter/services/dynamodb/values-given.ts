// Attribute values as a request gives them, turned into what DynamoDB stores. Anything else is refused in DynamoDB's words.
import { type JsonValue, isJsonObject, isNumberText } from '../../../asl/index.ts';
import { ServiceError } from '../service-error.ts';
import { isSet, mapIn, membersOf, typeOf, type AttributeValue } from './attribute-value.ts';

/** A value as DynamoDB keeps it: a bare text is an S, `"true"` in BOOL is true. */
export function attributeValueOf(given: JsonValue): AttributeValue {
  const value = typeof given === 'string' ? { S: given } : given;
  checkValue(value);
  const attribute = value as AttributeValue;
  switch (typeOf(attribute)) {
    case 'BOOL':
      return { BOOL: String(attribute['BOOL']) === 'true' };
    case 'L':
      return { L: membersOf(attribute).map(attributeValueOf) };
    case 'M':
      return {
        M: Object.fromEntries(
          Object.entries(mapIn(attribute)).map(([name, member]) => [name, attributeValueOf(member)]),
        ),
      };
    default:
      return attribute;
  }
}

function checkValue(value: JsonValue): void {
  if (!isJsonObject(value) || Object.keys(value).length === 0) {
    throw mismatch('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  }
  if (Object.keys(value).length > 1) {
    throw mismatch(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
  const type = typeOf(value);
  if (type === 'N' && !isNumberText(String(value['N']))) {
    throw mismatch(`The parameter cannot be converted to a numeric value: ${String(value['N'])}`);
  }
  if (isSet(type) && membersOf(value).length === 0) {
    const kind = { SS: 'An string set', NS: 'An number set', BS: 'Binary sets' }[type];
    throw mismatch(
      `One or more parameter values were invalid: ${kind} ${type === 'BS' ? 'should not be empty' : ' may not be empty'}`,
    );
  }
}

const mismatch = (message: string): ServiceError =>
  new ServiceError('ValidationException', message, { isModelled: false });
