import model from '../../rules/model/writing/writing.json';
import { openWritingHead } from '../core/referral';

/** The learnt part of the wording advice, opened. */
export const opened = openWritingHead(model);
