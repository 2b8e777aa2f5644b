type Files = Record<string, string>

interface Shipment {
  departed: string
  arrived: string
  from: string
  to: string
  kg?: number
}

const header = 'id,departed,arrived,consignor_id,consignee_id,hs_code,net_weight_kg'

const files = (parties: readonly string[], shipments: readonly Shipment[]): Files => ({
  'parties.csv': `id,name,country,kind,military\n${parties.join('\n')}\n`,
  'shipments.csv': `${header}\n${shipments
    .map(({ departed, arrived, from, to, kg }, i) => `x${i},${departed},${arrived},${from},${to},854231,${kg ?? ''}`)
    .join('\n')}\n`,
})

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const plain = ['a,Alster Halbleiter GmbH,DE,company,', 'b,Bosporus Ticaret,TR,company,', 'c,Завод Цель,RU,enduser,true']
const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)

/** Names that break a line, a row or a reading direction. */
export const oddNames = {
  long: `Gesellschaft ${'für angewandte Halbleiterbeschaffung '.repeat(8)}`.slice(0, 300).trim(),
  unbroken: 'Х'.repeat(300),
  arabic: 'شركة النور للتجارة العامة ش.م.م',
  hebrew: 'חברת האור בע״מ (Ltd.) 2019',
  emoji: '🏭🚢 Emoji Trading 👩‍🔬 Ltd',
  mixed: 'Мир 東京 العربية Mixed हिन्दी Co',
  military: 'Завод «Ромашка» 🚀',
} as const

const passing = [oddNames.unbroken, oddNames.arabic, oddNames.hebrew, oddNames.emoji, oddNames.mixed]

/** Records as nobody wants them, each in a dataset of its own. */
export const oddWorlds: Readonly<Record<'day' | 'decades' | 'busy' | 'names' | 'amounts', Files>> = {
  day: files(
    plain,
    [
      ['a', 'b'],
      ['b', 'c'],
    ].flatMap(([from, to]) =>
      Array.from({ length: 6 }, (_, i) => ({
        departed: '2022-05-05',
        arrived: '2022-05-05',
        from: from!,
        to: to!,
        kg: 10 + i,
      })),
    ),
  ),
  decades: files(
    plain,
    Array.from({ length: 21 }, (_, i) => 2003 + i).flatMap((year) => [
      { departed: day(year, 2, 1), arrived: day(year, 2, 11), from: 'a', to: 'b', kg: 40 },
      { departed: day(year, 4, 1), arrived: day(year, 4, 21), from: 'b', to: 'c', kg: 30 },
    ]),
  ),
  busy: files(
    plain,
    Array.from({ length: 2500 }, (_, i) => i).flatMap((i) => [
      { departed: day(2022, 0, i % 300), arrived: day(2022, 0, (i % 300) + 8), from: 'a', to: 'b', kg: 1 + (i % 40) },
      { departed: day(2022, 1, i % 300), arrived: day(2022, 1, (i % 300) + 8), from: 'b', to: 'c', kg: 1 + (i % 30) },
    ]),
  ),
  names: files(
    [
      `s,${quoted(oddNames.long)},DE,company,`,
      ...passing.map((name, i) => `m${i},${quoted(name)},${['TR', 'AE', 'IL', 'KZ', 'KG'][i]},company,`),
      `e,${quoted(oddNames.military)},RU,enduser,true`,
    ],
    passing.flatMap((_, i) => [
      { departed: day(2022, i, 1), arrived: day(2022, i, 9), from: 's', to: `m${i}`, kg: 100 + i },
      { departed: day(2022, i + 1, 1), arrived: day(2022, i + 1, 9), from: `m${i}`, to: 'e', kg: 80 + i },
    ]),
  ),
  amounts: files(
    plain,
    Array.from({ length: 5 }, (_, i) => i).flatMap((i) => [
      { departed: day(2022, i, 1), arrived: day(2022, i, 9), from: 'a', to: 'b' },
      { departed: day(2022, i + 1, 1), arrived: day(2022, i + 1, 9), from: 'b', to: 'c' },
    ]),
  ),
}
