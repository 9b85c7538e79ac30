// Names of states (unique in the whole machine, with a length limit) and labels of distributed Maps; and how deep states are nested.
import { ownValue } from '../json.ts';
import { maxLabelCharacters, maxNameCharacters } from '../limits.ts';
import { within } from '../text/location.ts';
import type { Check } from './check.ts';

const forbiddenInLabel = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

/** State names, labels and depth. */
export const names: Check = (machine, report) => {
  const seen = new Set<string>();
  for (const { name, location } of machine.states) {
    if (seen.has(name)) {
      report('duplicate-state-name', { message: `Duplicate State name: ${name}`, location, part: 'key' });
    }
    seen.add(name);
    const length = [...name].length;
    if (length === 0 || length > maxNameCharacters) {
      const message = `A state name has 1 to ${maxNameCharacters} characters; this one has ${length}.`;
      report('state-name', { message, location, part: 'key' });
    }
  }
  checkLabels(machine, report);
  for (const { depth, location } of machine.blocks) {
    if (depth > maxDepth) {
      report('too-deep', {
        message: `States nest deeper than ${maxDepth} levels here.`,
        location,
        part: 'key',
      });
      return;
    }
  }
};

/** No definition that people write comes near; deeper ones are not walked. */
const maxDepth = 99;

const checkLabels: Check = (machine, report) => {
  const labels = new Set<string>();
  for (const { value, location } of machine.states) {
    const label = ownValue(value, 'Label');
    if (typeof label !== 'string') continue;
    const at = within(location, 'Label');
    if (labels.has(label))
      report('duplicate-label', { message: `The label "${label}" is used twice.`, location: at });
    labels.add(label);
    if (label === '' || label.length > maxLabelCharacters || forbiddenInLabel.test(label)) {
      const message = `A label has 1 to ${maxLabelCharacters} characters and none of ? * < > { } [ ] : ; , \\ | ^ ~ $ # % & \` " or blanks.`;
      report('label', { message, location: at });
    }
  }
};
