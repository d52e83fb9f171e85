export { openWritingHead } from '../core/referral';
