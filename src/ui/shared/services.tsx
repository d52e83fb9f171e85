import { createContext, useContext } from 'react';
import type { PanelServices } from '../../service/panel';

const Context = createContext<PanelServices | undefined>(undefined);

/** Hands the services to the screens below. */
export const ServicesProvider = Context.Provider;

/** The services that main put together. */
export function useServices(): PanelServices {
  const services = useContext(Context);
  if (!services) throw new Error('A screen was shown outside ServicesProvider.');
  return services;
}
