/** A chunk of the worker's own: what a second reading needs is fetched after the first suggestions. */
export { asSecondTier, openReadsLike, refineReading } from '../core/evidence';
