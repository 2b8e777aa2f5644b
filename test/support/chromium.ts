import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium as playwright, type LaunchOptions } from 'playwright-core'

/** What every browser of the tests is started with: nothing it does by itself may reach beyond this machine. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

const installed: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder === undefined
      ? []
      : [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Chromium/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ],
  ),
}

/** Whether the Chromium is the one that comes with the dependencies: they bring it for Linux on x64 alone. */
export const bundled = process.platform === 'linux' && process.arch === 'x64'

const found = bundled
  ? undefined
  : [process.env.WAYBILL_CHROMIUM ?? '', ...(installed[process.platform] ?? [])].find((path) => existsSync(path))

/** Why no Chromium can be started here; undefined when one can. Where one comes with the dependencies it always can. */
export const whyNoChromium = (): string | undefined =>
  bundled || found !== undefined
    ? undefined
    : `no Chromium comes with the dependencies on ${process.platform} ${process.arch}, and no Chrome, Chromium or Edge is installed (WAYBILL_CHROMIUM may name one)`

/** Starts a real Chromium without a window and with a profile of its own that goes when it is closed. */
export async function openChromium(): Promise<Browser> {
  const options: LaunchOptions = { headless: true, chromiumSandbox: false, args: quiet }
  if (!bundled) {
    if (found === undefined) throw new Error(whyNoChromium())
    return playwright.launch({ ...options, executablePath: found })
  }
  const folder = await unpack()
  // Its own libraries before the machine's, so that it runs where none are installed, and alike everywhere.
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH ?? ''].filter((path) => path !== '')
  return playwright.launch({
    ...options,
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries.join(delimiter), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  })
}

/** The page's own fonts and those of the package: letters are alike on every machine, whatever fonts it has. */
const fonts = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`

/** The browser out of its package, once per version and way of unpacking it, outside the repository. */
async function unpack(): Promise<string> {
  const home = fileURLToPath(new URL('..', import.meta.resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'waybill', `chromium-${version}-2`)
  if (existsSync(folder)) return folder
  mkdirSync(join(folder, '..'), { recursive: true })
  const building = mkdtempSync(`${folder}.`)
  const before = process.env.TMPDIR
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    // The package unpacks into the folder for temporary files; a half-written browser there would be taken for a whole one.
    process.env.TMPDIR = building
    await chromium.executablePath()
    await inflate(join(home, 'bin/al2023.tar.br'))
    writeFileSync(join(building, 'fonts.conf'), fonts(folder))
    renameSync(building, folder)
  } catch (error) {
    // Another run may have been quicker.
    if (!existsSync(folder)) throw error
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(building, { recursive: true, force: true })
  }
  return folder
}
