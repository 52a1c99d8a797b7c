import { create } from "zustand";

/** Is the palette of Ctrl+K open? */
export const usePalette = create<{ readonly open: boolean }>(() => ({ open: false }));

export function openPalette(): void {
  usePalette.setState({ open: true });
}

export function closePalette(): void {
  usePalette.setState({ open: false });
}
