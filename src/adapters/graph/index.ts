export { graphClient, type Graph, type GraphOptions } from './client';
export { graphCaseStore, type CaseStoreOptions } from './case-store';
export { openSite, type OpenSite } from './site';
export { inspect, provision, type Difference, type ProvisionReport } from './provision';
export { GraphError, mayRetry, sentenceFor, type Trouble } from './failure';
