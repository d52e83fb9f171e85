/** Time in London: pure functions over instants, a desk's hours and a list of bank holidays. What the first screen needs stands apart from what comes later. */
export { londonTime, type LondonTime } from './clock';
export { addDays, fromLondon } from './calendar';
export { isDeskOpen, nextOpening, type Desk, type Holidays } from './desk';
export { addTime, addWorkingDays, addWorkingHours, type TimeUnit } from './working-time';
export { ageOn, instantOf } from './instant';
export { sayMonth, sayTime } from './say';
export { sayDay, sayMoment } from './say-year';
