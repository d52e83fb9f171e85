/** A chunk of the worker's own: what finds facts is fetched after the first suggestions. */
export { findFacts, readSentences } from '../core/evidence';
