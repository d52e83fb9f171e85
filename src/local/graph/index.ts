export { startLocalGraph, type LocalGraph, type LocalGraphOptions } from './server';
export { localToken, type LocalPerson } from './people';
export { exchangeKeeper, type Exchange } from './exchanges';
export { faultOn, seeded, seededFaults, type Fault, type FaultPlan } from './faults';
export type { Talk } from './talk';
