import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import css from './tabs.module.css'

interface Props<V extends string> {
  label: string
  value: V
  onChange: (value: V) => void
  tabs: readonly { value: V; label: string; count?: string; panel: ReactNode }[]
}

export const Tabs = <V extends string>({ label, value, onChange, tabs }: Props<V>) => (
  <Base.Root className={css.root} value={value} onValueChange={(next: V) => onChange(next)}>
    <Base.List className={css.list} aria-label={label}>
      {tabs.map((tab) => (
        <Base.Tab key={tab.value} value={tab.value} className={css.tab}>
          {tab.label}
          {tab.count !== undefined && <small className={css.count}>{tab.count}</small>}
        </Base.Tab>
      ))}
    </Base.List>
    {tabs.map((tab) => (
      <Base.Panel key={tab.value} value={tab.value} className={css.panel} tabIndex={-1}>
        {tab.panel}
      </Base.Panel>
    ))}
  </Base.Root>
)
