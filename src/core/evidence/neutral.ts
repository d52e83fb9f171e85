// Two modules, because the first reading hears without taking names out: what takes them out is fetched with the finer tier.
export { oneSex } from './heard';
export { neutralise } from './nameless';
