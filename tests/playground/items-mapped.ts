// A Map with variables outside and inside of it, for tests of what is shown of lanes and scopes.
import type { Definition } from '../../src/lib/asl/definition.ts';

export const itemsMapped: Definition = {
  StartAt: 'Set',
  States: {
    Set: { Type: 'Pass', Assign: { limit: 2 }, Next: 'Each' },
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: {
        StartAt: 'One',
        States: { One: { Type: 'Pass', Assign: { own: 1 }, Next: 'Two' }, Two: { Type: 'Pass', End: true } },
      },
      End: true,
    },
  },
};
