export { billedUnits, expressBill, standardBill, standardMonth, type ExpressBill } from './bill.ts';
export {
  costBreakdown,
  type CostBreakdown,
  type LaneCost,
  type RetryCost,
  type StateCost,
} from './breakdown.ts';
export { breakEven, type BreakEven, type BreakEvenPoint, type MonthOfRuns } from './express/break-even.ts';
export { cheaperDesigns, designRules, type CheaperDesign } from './designs/cheaper-designs.ts';
export { executionCost, type ChildrenCost, type ExecutionCost } from './execution-cost.ts';
export { expressRun, memoryEstimate, type ExpressRun, type MemoryEstimate } from './express/express.ts';
export {
  inputSizeAtLimit,
  listsIn,
  measureWith,
  withListLength,
  type ListInInput,
  type QuotaUse,
  type SizeAtLimit,
  type SizeSearch,
} from './quotas/input-size.ts';
export { formatBill, formatUsd, plotted, usd, type NanoUsd } from './money.ts';
export { month, type MonthAnswer, type MonthQuestion } from './month/month.ts';
export { utf8Bytes } from './quotas/payload.ts';
export {
  expressPrice,
  freeTransitionsPerMonth,
  priceSource,
  pricesFor,
  regionPrices,
  type PriceOverrides,
  type Prices,
} from './prices.ts';
export { quotaMeters, type QuotaMeter, type QuotaName } from './quotas/quotas.ts';
export { whatBreaksUnderExpress, type BreakKind, type ExpressBreak } from './express/under-express.ts';
