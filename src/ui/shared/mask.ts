/** A chunk of its own: few consultations begin without names. */
export { maskMessage } from '../../core/evidence';
