import type { Mail, place } from '../mail';

export interface Samples { mail: Mail[]; place: typeof place }

/** The invented mailbox and channel, from the workbench's server. */
export async function readSamples(): Promise<Samples> {
  const answer = await fetch('samples.json');
  if (!answer.ok) throw new Error('no samples');
  return await answer.json() as Samples;
}

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'Europe/London' });
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

/** 'Fri 20 Nov, 15:10', London time. */
export const sayMoment = (iso: string): string => `${day.format(new Date(iso))}, ${hour.format(new Date(iso))}`;
/** 'Fri 20 Nov'. */
export const sayDay = (iso: string): string => day.format(new Date(iso));
