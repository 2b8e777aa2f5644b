import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const least = 21
const exe = process.platform === 'win32' ? '.exe' : ''

/** The path of a Java that Neo4j can run on: of JAVA_HOME, of another JAVA_HOME_…, or beside the default one. */
export function findJava(): string | undefined {
  const named = Object.entries(process.env)
    .filter(([name]) => name.startsWith('JAVA_HOME'))
    .sort(([a], [b]) => a.length - b.length)
    .map(([, home]) => home ?? '')
  return [...named, ...installedHomes()]
    .map((home) => join(home, 'bin', `java${exe}`))
    .find((java) => existsSync(java) && majorVersion(java) >= least)
}

export const whyNoMaven = (): string | undefined =>
  spawnSync('mvn', ['-v'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0
    ? undefined
    : 'Maven (mvn) was not found'

function installedHomes(): string[] {
  const first = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, `java${exe}`))
    .find((java) => existsSync(java))
  if (first === undefined) return []
  const home = dirname(dirname(realpathSync(first)))
  const beside = readdirSync(dirname(home)).map((name) => join(dirname(home), name))
  return [home, ...beside]
}

/** `openjdk version "25.0.1"` and `java version "1.8.0_402"` alike. */
function majorVersion(java: string): number {
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' })
  const [, major = '0', minor = '0'] = /version "(\d+)(?:\.(\d+))?/.exec(stderr) ?? []
  return Number(major === '1' ? minor : major)
}
