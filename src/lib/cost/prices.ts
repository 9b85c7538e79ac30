// What Step Functions costs, as data: a row per region, with the source of each price and how sure it is. A learner's own price replaces
// a row's. What is billed is decided elsewhere (`state-transitions.ts` in the history room).
import { usd, type NanoUsd } from './money.ts';

/** How sure a price is: from AWS's own price page, or from a table that others keep. */
export type Sureness = 'aws' | 'thirdParty';

export interface RegionPrice {
  readonly region: string;
  readonly place: string;
  /** USD for one state transition, as a decimal text. */
  readonly perTransition: string;
  readonly sureness: Sureness;
}

export interface ExpressTier {
  /** GB-hours of the month that this tier takes in; the last tier takes in all the rest. */
  readonly gbHours: number;
  readonly perGbHour: NanoUsd;
}

/** The prices that a bill is made with. */
export interface Prices {
  readonly region: string;
  readonly perTransition: NanoUsd;
  /** Transitions a month that cost nothing: per account, over all regions together; they do not expire. */
  readonly freeTransitions: number;
  readonly perRequest: NanoUsd;
  readonly tiers: readonly ExpressTier[];
  /** Sentences about where these prices stand on less than AWS's own page. */
  readonly notes: readonly string[];
}

/** What a learner may overwrite: decimal USD as typed. */
export interface PriceOverrides {
  readonly perTransition?: string;
  readonly perRequest?: string;
  readonly perGbHour?: string;
}

/** Where the table comes from, and what `sureness` means in words. */
export const priceSource = {
  page: 'https://aws.amazon.com/step-functions/pricing/',
  /** When the table was copied. */
  copied: '2026-11',
  aws: "AWS's price page",
  thirdParty: 'a table that aws-lambda-power-tuning keeps; check it on the price page',
} as const;

const row = (region: string, place: string, perTransition: string, sureness: Sureness): RegionPrice => ({
  region,
  place,
  perTransition,
  sureness,
});
/** The prices of Standard workflows by region, in USD per state transition as decimal text. */
export const regionPrices: readonly RegionPrice[] = [
  row('us-east-1', 'N. Virginia', '0.000025', 'aws'),
  row('us-east-2', 'Ohio', '0.000025', 'aws'),
  row('us-west-1', 'N. California', '0.0000279', 'aws'),
  row('us-west-2', 'Oregon', '0.000025', 'aws'),
  row('ca-central-1', 'Canada', '0.000025', 'aws'),
  row('sa-east-1', 'São Paulo', '0.0000375', 'aws'),
  row('eu-west-1', 'Ireland', '0.000025', 'aws'),
  row('eu-west-2', 'London', '0.000025', 'aws'),
  row('eu-west-3', 'Paris', '0.0000297', 'aws'),
  row('eu-central-1', 'Frankfurt', '0.000025', 'aws'),
  row('eu-north-1', 'Stockholm', '0.000025', 'aws'),
  row('eu-south-1', 'Milan', '0.00002625', 'thirdParty'),
  row('ap-northeast-1', 'Tokyo', '0.000025', 'aws'),
  row('ap-northeast-2', 'Seoul', '0.0000271', 'aws'),
  row('ap-southeast-1', 'Singapore', '0.000025', 'aws'),
  row('ap-southeast-2', 'Sydney', '0.000025', 'aws'),
  row('ap-south-1', 'Mumbai', '0.0000285', 'aws'),
  row('ap-east-1', 'Hong Kong', '0.0000275', 'thirdParty'),
  row('me-south-1', 'Bahrain', '0.0000275', 'thirdParty'),
  row('af-south-1', 'Cape Town', '0.00002975', 'thirdParty'),
  row('us-gov-east-1', 'GovCloud East', '0.00003', 'aws'),
  row('us-gov-west-1', 'GovCloud West', '0.00003', 'aws'),
];

/** Express in us-east-1. USD as decimal texts; GB-hours a month. */
export const expressPrice = {
  region: 'us-east-1',
  perRequest: '0.000001',
  tiers: [
    { gbHours: 1_000, perGbHour: '0.06' },
    { gbHours: 4_000, perGbHour: '0.03' },
    { gbHours: Infinity, perGbHour: '0.01642' },
  ],
} as const;

const homeRegion = 'us-east-1';
/** State transitions of Standard workflows that an account has free every month, without end (AWS's price page). */
export const freeTransitionsPerMonth = 4_000;

/**
 * The prices of a region with the learner's own in place of the table's. A region that the table does not have, or a price
 * that is not a decimal number, is answered with the table's price (us-east-1's) and a sentence in `notes`.
 */
export function pricesFor(region: string = homeRegion, overrides: PriceOverrides = {}): Prices {
  const notes: string[] = [];
  const found = regionPrices.find((each) => each.region === region);
  if (!found)
    notes.push(
      `There is no price for the region "${region}" in the table: ${homeRegion}'s are used. Known: ${regionPrices
        .map((each) => each.region)
        .join(', ')}.`,
    );
  if (found?.sureness === 'thirdParty')
    notes.push(`The price of a transition in ${region} comes from ${priceSource.thirdParty}.`);
  if (found && found.region !== expressPrice.region)
    notes.push(
      `Express prices outside ${expressPrice.region} are not in the table: ${homeRegion}'s are used.`,
    );
  const price = (own: string | undefined, what: string, table: string): NanoUsd => {
    const typed = own === undefined || own.trim() === '' ? undefined : usd(own);
    if (own !== undefined && own.trim() !== '' && typed === undefined)
      notes.push(`"${own}" is not a price in USD for ${what} (such as ${table}): the table's is used.`);
    return typed ?? usd(table) ?? 0n;
  };
  const home = found ?? regionPrices.find((each) => each.region === homeRegion);
  return {
    region: home?.region ?? homeRegion,
    perTransition: price(overrides.perTransition, 'a state transition', home?.perTransition ?? '0.000025'),
    freeTransitions: freeTransitionsPerMonth,
    perRequest: price(overrides.perRequest, 'a request', expressPrice.perRequest),
    tiers: expressPrice.tiers.map(({ gbHours, perGbHour }) => ({
      gbHours,
      perGbHour: price(overrides.perGbHour, 'a GB-hour', perGbHour),
    })),
    notes: [...new Set(notes)],
  };
}
