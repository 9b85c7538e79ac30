export { billedUnits, expressBill, standardBill, standardMonth, type ExpressBill } from './bill.ts';
export {
  costBreakdown,
  type CostBreakdown,
  type LaneCost,
  type RetryCost,
  type StateCost,
} from './breakdown.ts';
export { breakEven, type BreakEven, type BreakEvenPoint, type MonthOfRuns } from './breakEven.ts';
export { cheaperDesigns, designRules, type CheaperDesign } from './cheaperDesigns.ts';
export { executionCost, type ChildrenCost, type ExecutionCost } from './executionCost.ts';
export { expressRun, memoryEstimate, type ExpressRun, type MemoryEstimate } from './express.ts';
export {
  inputSizeAtLimit,
  listsIn,
  measureWith,
  withListLength,
  type ListInInput,
  type QuotaUse,
  type SizeAtLimit,
  type SizeSearch,
} from './inputSize.ts';
export { formatBill, formatUsd, plotted, usd, type NanoUsd } from './money.ts';
export { month, type MonthAnswer, type MonthQuestion } from './month.ts';
export { utf8Bytes } from './payload.ts';
export {
  expressPrice,
  freeTransitionsPerMonth,
  priceSource,
  pricesFor,
  regionPrices,
  type PriceOverrides,
  type Prices,
} from './prices.ts';
export { quotaMeters, type QuotaMeter, type QuotaName } from './quotas.ts';
export { whatBreaksUnderExpress, type BreakKind, type ExpressBreak } from './underExpress.ts';
