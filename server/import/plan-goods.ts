import type { RowCheck } from './check-values.ts'
import { limits } from './check-values.ts'
import { countryReference, goodNode, systemNode } from './graph-references.ts'
import { contentHash, digest, filled } from './graph-values.ts'
import type { Properties } from './graph-values.ts'
import type { PlanSource, RowPlanner } from './plan.ts'
import { fit } from './plan-ties.ts'
import { countryCode, isAggregate } from './reference.ts'

/** Components found in weapon systems. */
export function planComponents({ dataset, file }: PlanSource): RowPlanner {
  return {
    subject: 'Tie',
    plan({ row, line, fields }, check) {
      const code = requiredCode(check, 'code')
      const system = check.required('system')
      const makerCountry = check.country('maker_country')
      if (check.faults.length > 0) return null
      const [component, maker, marking] = [check.text('component'), check.text('maker'), check.text('marking')]
      const source = check.text('source')
      const said = filled({ component, maker, makerCountry, marking, source, extra: check.columns.extra(fields) })
      const hash = contentHash([code, system, said])
      const id = `${dataset}:component:${digest(JSON.stringify([code, system, component, maker, marking]), 16)}`
      return {
        row,
        line,
        id,
        hash,
        ownId: `${component || code} in ${system}`,
        mentions: [],
        write(batch, change) {
          const blank: Properties = {
            component: null,
            maker: null,
            makerCountry: null,
            marking: null,
            source: null,
            extra: null,
          }
          const properties = fit({ id, ...blank, ...said, dataset, file, row, line, hash }, change)
          batch.tie(
            'FOUND_IN',
            { from: batch.refer(goodNode(code)), to: batch.refer(systemNode(system)), properties },
            change,
          )
        },
      }
    },
  }
}

/** Goods that are taken apart for other goods, by HS prefix. */
export function planTransformations({ dataset, file }: PlanSource): RowPlanner {
  return {
    subject: 'Tie',
    plan({ row, line, fields }, check) {
      const from = requiredCode(check, 'from')
      const to = requiredCode(check, 'to')
      if (from !== '' && from === to) check.fault('tie-to-itself', 'Both codes are the same.', 'from', 'to')
      if (check.faults.length > 0) return null
      const said = filled({ note: check.text('note'), extra: check.columns.extra(fields) })
      const hash = contentHash([from, to, said])
      const id = `${dataset}:transformation:${from}-${to}`
      return {
        row,
        line,
        id,
        hash,
        ownId: `${from} → ${to}`,
        mentions: [],
        write(batch, change) {
          const properties = fit({ id, note: null, extra: null, ...said, dataset, file, row, line, hash }, change)
          batch.tie(
            'TURNS_INTO',
            { from: batch.refer(goodNode(from)), to: batch.refer(goodNode(to)), properties },
            change,
          )
        },
      }
    },
  }
}

/**
 * Trade statistics. The edge goes the way the goods go: for `export` from the reporter to the partner, for `import` from
 * the partner to the reporter; `reporter` and `partner` on it say who counted. Rows for the EU or the world as a whole are
 * refused, so that no sum counts the same goods twice.
 */
export function planStatistics(source: PlanSource): RowPlanner {
  return statistics(source, (check) => ({
    period: check.text('period'),
    periodField: 'period',
    code: requiredCode(check, 'code'),
    flow: check.required('flow') === '' ? '' : check.oneOf('flow', 'unknown-flow', ['export', 'import'] as const),
    valueEur: check.amount('value_eur', limits.money, 'EUR'),
    weightKg: check.amount('weight_kg', limits.money, 'kg'),
  }))
}

/** Eurostat's monthly exports by CN8 code, row by row as the file has them. */
export function planEurostat(source: PlanSource): RowPlanner {
  return statistics(source, (check) => {
    const code = requiredCode(check, 'cn8')
    const hs6 = check.goodsCode('hs6')
    if (code !== '' && hs6 !== '' && !code.startsWith(hs6)) {
      check.fault('codes-disagree', `cn8 is ${code} but hs6 is ${hs6}.`, 'cn8', 'hs6')
    }
    const valueEur = check.amount('value_eur', limits.money, 'EUR')
    if (check.text('value_eur') === '') check.fault('missing-value-eur', 'value_eur is empty.', 'value_eur')
    return { period: check.text('month'), periodField: 'month', code, flow: 'export', valueEur, weightKg: null }
  })
}

interface Statistic {
  period: string
  periodField: string
  code: string
  flow: 'export' | 'import' | ''
  valueEur: number | null
  weightKg: number | null
}

function statistics({ dataset, file }: PlanSource, read: (check: RowCheck) => Statistic): RowPlanner {
  return {
    subject: 'Tie',
    plan({ row, line, fields }, check) {
      const reporter = countryIn(check, 'reporter')
      const partner = countryIn(check, 'partner')
      const { period, periodField, code, flow, valueEur, weightKg } = read(check)
      if (!/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(period)) {
        const what = period === '' ? 'is empty' : `is "${period.slice(0, 30)}"`
        check.fault('bad-period', `${periodField} ${what}: write a month as 2023-01.`, periodField)
      }
      if (reporter !== '' && reporter === partner) {
        check.fault('tie-to-itself', 'Reporter and partner are the same country.', 'reporter', 'partner')
      }
      if (check.faults.length > 0 || flow === '') return null
      const said = filled({ valueEur, weightKg, extra: check.columns.extra(fields) })
      const key = [reporter, partner, period, code, flow]
      const hash = contentHash([key, said])
      const id = `${dataset}:statistic:${key.join('-')}`
      return {
        row,
        line,
        id,
        hash,
        ownId: key.join(' '),
        mentions: [],
        day: `${period}-01`,
        write(batch, change) {
          const stated = { period, code, flow, reporter, partner, valueEur: null, weightKg: null, extra: null, ...said }
          const properties = fit({ id, ...stated, dataset, file, row, line, hash }, change)
          const [exporter, importer] = flow === 'export' ? [reporter, partner] : [partner, reporter]
          const from = batch.refer(countryReference(exporter))
          batch.tie('EXPORTED_TO', { from, to: batch.refer(countryReference(importer)), properties }, change)
        },
      }
    },
  }
}

function requiredCode(check: RowCheck, name: string): string {
  return check.required(name) === '' ? '' : check.goodsCode(name)
}

function countryIn(check: RowCheck, name: string): string {
  const text = check.required(name)
  if (text === '') return ''
  if (countryCode(text) === undefined && isAggregate(text)) {
    check.fault(
      'aggregate',
      `${name} is "${text.slice(0, 60)}", a sum over countries: counted beside its members it would count the goods twice.`,
      name,
    )
    return ''
  }
  return check.country(name)
}
