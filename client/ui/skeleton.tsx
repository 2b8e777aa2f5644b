import css from './skeleton.module.css'

/** Holds a place at its true size while something loads; appears after 300 ms, so that fast answers do not flicker. */
export const Skeleton = ({ height, width = '100%' }: { height: number; width?: number | string }) => (
  <span className={css.bone} style={{ height, width }} aria-hidden />
)
