import type { Row } from './csv.ts'

const find = (
  code: string,
  system: string,
  component: string,
  maker: string,
  maker_country: string,
  marking: string,
  source: string,
): Row => ({
  code,
  system,
  component,
  maker,
  maker_country,
  marking,
  source,
})

const drone = 'Loitering munition "Kalinets-2"'
const scout = 'Reconnaissance drone "Morozka-7"'
const missile = 'Guided missile "Rybnitsa-M", seeker unit'
const vehicle = 'Armoured vehicle "Grabovik", fire control unit'
const jammer = 'Radio jammer "Zyblik-4"'
const shell = 'Guided shell "Polynka"'

const field = (sheet: number) => `field examination, sheet ${sheet} (invented)`

/** Weapon systems and makers are invented. A component found is not that shipment. */
export const components: readonly Row[] = [
  find('854231', missile, 'microcontroller', 'Norwick Microdevices', 'US', 'NWM32F407VG', field(3)),
  find('854231', drone, 'microcontroller', 'Norwick Microdevices', 'US', 'NWM32F407VG', field(11)),
  find('854231', missile, 'FPGA', 'Aarexo Logic', 'US', 'ARX7-35T', field(3)),
  find('854231', vehicle, 'signal processor', 'Norwick Microdevices', 'US', 'NWM-D21', field(20)),
  find('854232', drone, 'flash memory', 'Kitamoro Denshi', 'JP', 'KTM-104', field(11)),
  find('854232', scout, 'DRAM', 'Kitamoro Denshi', 'JP', 'KTM-D3L', field(14)),
  find('854232', missile, 'EEPROM', 'Kitamoro Denshi', 'JP', 'KTM-24C', field(4)),
  find('854233', jammer, 'RF amplifier', 'Velundra Analog', 'NL', 'VEL-PA24', field(27)),
  find('854233', drone, 'operational amplifier', 'Velundra Analog', 'NL', 'VEL-8221', field(12)),
  find('854239', missile, 'voltage regulator', 'Amlicon Halbleiter', 'DE', 'AML-2596', field(4)),
  find('854239', scout, 'CAN transceiver', 'Amlicon Halbleiter', 'DE', 'AML-1050', field(14)),
  find('854239', vehicle, 'converter', 'Amlicon Halbleiter', 'DE', 'AML-7606', field(20)),
  find('853224', missile, 'ceramic capacitors', 'Tersalva Semiconduttori', 'IT', 'TSV X7R', field(5)),
  find('853224', shell, 'ceramic capacitors', '', '', '', field(31)),
  find('853221', shell, 'tantalum capacitors', 'Tantalor', 'US', 'TLR-D25', field(31)),
  find('851762', scout, 'radio modem', 'Halvro Radio', 'EE', 'HLV-R9', field(15)),
  find('851762', drone, 'router board', 'Halvro Radio', 'EE', 'HLV-I4', field(12)),
  find('852691', drone, 'GNSS receiver', 'Savango Navigation', 'CH', 'SVG-8T', field(13)),
  find('852691', shell, 'GNSS receiver', 'Savango Navigation', 'CH', 'SVG-4', field(32)),
  find('852589', scout, 'camera module', 'Ohrami Optical', 'JP', 'OHM-A6', field(16)),
  find('852589', drone, 'thermal camera module', '', '', '', field(13)),
  find(
    '853400',
    drone,
    'control board of a washing machine',
    'Lavandra Elettrodomestici',
    'IT',
    'LVD-CB-1108',
    field(19),
  ),
  find('854231', drone, 'microcontroller of a washing machine', 'Norwick Microdevices', 'US', 'NWM8-W03', field(19)),
  find('848210', vehicle, 'ball bearing', 'Łożyskowar', 'PL', '6205-2RS', field(21)),
  find('880730', drone, 'servo drive', '', '', 'SRV-22', field(12)),
  find('854160', jammer, 'quartz crystals', 'Kitamoro Denshi', 'JP', 'KTX-12', field(28)),
]

export const transformations: readonly Row[] = [
  { from: '8450', to: '8542', note: 'control boards of washing machines are taken out and their circuits desoldered' },
  { from: '8450', to: '8534', note: 'control boards used whole' },
  { from: '8418', to: '8542', note: 'inverter boards of refrigerators' },
  { from: '8525', to: '8542', note: 'image processors of cameras' },
  { from: '8525', to: '8541', note: 'sensors of cameras' },
  { from: '8703', to: '8542', note: 'engine and radar control units of used cars' },
  { from: '8703', to: '8532', note: 'capacitors of control units' },
]
