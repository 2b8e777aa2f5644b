import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

/*
 * Stands between the tests and Neo4j: when the tests end, in whatever way, their channel closes and Neo4j is ended, so
 * that none is ever left behind.
 */
const [java = 'java', jars = '', home = ''] = process.argv.slice(2)

const open = (name: string) => `--add-opens=java.base/${name}=ALL-UNNAMED`
const server = spawn(
  java,
  [
    '-Xmx1g',
    // For a short life beside what it serves: what makes a long one fast costs more than it brings here.
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    open('java.nio'),
    open('java.lang'),
    open('sun.nio.ch'),
    '--enable-native-access=ALL-UNNAMED',
    '--add-modules',
    'jdk.incubator.vector',
    '-cp',
    jars,
    'org.neo4j.server.Neo4jCommunity',
    `--home-dir=${home}`,
    `--config-dir=${home}/conf`,
  ],
  { stdio: 'ignore' },
)

process.on('SIGINT', () => undefined)
process.on('message', ({ signal }: { signal: NodeJS.Signals }) => {
  server.kill(signal)
  process.send?.({ sent: signal })
})
let over = false
process.on('disconnect', () => {
  over = true
  server.kill('SIGKILL')
})
server.on('exit', () => {
  if (over) rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  process.exit(0)
})
server.on('error', () => process.exit(1))
