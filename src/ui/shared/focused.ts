/** For `ref`: the field takes the focus once, as it comes onto the screen because somebody pressed for it. */
export const focused = (field: HTMLElement | null): void => field?.focus();
