export { startLocalGraph, type LocalGraph, type LocalGraphOptions } from './server';
export { localToken, type LocalPerson, type LocalRole } from './people';
export { faultOn, seeded, seededFaults, type Fault, type FaultKind, type FaultPlan } from './faults';
export type { Talk } from './talk';
