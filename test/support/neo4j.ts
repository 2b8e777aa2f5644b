import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { findJava, whyNoMaven } from './java.ts'

const version = '2026.08.1'
const password = 'waybill-tests'
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>waybill</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>${version}</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>`

/** Where a test reaches Neo4j. */
export interface Neo4jAddress {
  uri: string
  user: string
  password: string
  database: string | undefined
}

/** A Neo4j of the tests' own. */
export interface OwnNeo4j extends Neo4jAddress {
  /** Sends its process a signal, as a fault would: `SIGKILL`, `SIGSTOP`, `SIGCONT`. It has had it when this returns. */
  signal(name: NodeJS.Signals): Promise<void>
  /** Starts it again on the same port and data after it was killed. */
  restart(): Promise<void>
  /** Ends it and removes its home folder. */
  stop(): Promise<void>
}

/** Why no Neo4j of one's own can be started here; undefined when one can. */
export const whyNoNeo4j = (): string | undefined =>
  findJava() === undefined ? 'no Java 21 or newer was found (JAVA_HOME, or beside the default one)' : whyNoMaven()

/** Starts a Neo4j Community with an empty database on a free port. It ends with this process, however that ends. */
export async function startNeo4j(): Promise<OwnNeo4j> {
  const java = findJava()
  if (java === undefined) throw new Error(whyNoNeo4j())
  const jars = fetchJars()
  const home = mkdtempSync(join(tmpdir(), 'waybill-neo4j-'))
  const port = await freePort()
  const uri = `bolt://127.0.0.1:${port}`
  mkdirSync(join(home, 'conf'))
  writeFileSync(
    join(home, 'conf', 'neo4j.conf'),
    [
      `server.bolt.listen_address=127.0.0.1:${port}`,
      'server.http.enabled=false',
      'server.https.enabled=false',
      'dbms.usage_report.enabled=false',
      'dbms.security.auth_enabled=true',
      'server.memory.pagecache.size=128m',
      'dbms.memory.transaction.total.max=512m',
      // Each test begins with an empty database: statements would be planned anew for each.
      'dbms.cypher.min_replan_interval=1h',
    ].join('\n'),
  )
  const start = (): ChildProcess =>
    fork(join(import.meta.dirname, 'neo4j-guard.ts'), [java, join(jars, '*'), home], { execArgv: [], stdio: 'ignore' })
  let guard = start()
  const answers = async (secret: string) => untilItAnswers(uri, secret, home)
  const own: OwnNeo4j = {
    uri,
    user: 'neo4j',
    password,
    database: undefined,
    async signal(name) {
      const sent = name === 'SIGKILL' ? ended(guard) : once(guard, 'message')
      guard.send({ signal: name })
      await sent
    },
    async restart() {
      await ended(guard)
      guard = start()
      await answers(password)
    },
    async stop() {
      guard.disconnect()
      await ended(guard)
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  try {
    await answers('neo4j')
    await changePassword(uri)
  } catch (error) {
    await own.stop()
    throw error
  }
  return own
}

/** The first password is `neo4j` and opens nothing but the way to change it. */
async function changePassword(uri: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', 'neo4j'))
  try {
    await driver.executeQuery(
      'ALTER CURRENT USER SET PASSWORD FROM $from TO $to',
      { from: 'neo4j', to: password },
      { database: 'system' },
    )
  } finally {
    await driver.close()
  }
}

async function untilItAnswers(uri: string, secret: string, home: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', secret), { connectionTimeout: 2000 })
  try {
    for (const until = Date.now() + 180_000; ; await new Promise((resolve) => setTimeout(resolve, 300))) {
      try {
        await driver.getServerInfo({ database: 'system' })
        return
      } catch (error) {
        if (/CredentialsExpired/.test((error as { code?: string }).code ?? '')) return
        if (Date.now() > until) throw new Error(`Neo4j did not start; see ${join(home, 'logs')}`, { cause: error })
      }
    }
  } finally {
    await driver.close()
  }
}

/** Neo4j's jars from Maven Central, once, outside the repository. */
function fetchJars(): string {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'waybill', `neo4j-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(join(folder, '..'), { recursive: true })
  const building = mkdtempSync(`${folder}.`)
  writeFileSync(join(building, 'pom.xml'), pom)
  console.log(`fetching Neo4j ${version} from Maven Central into ${folder}, once`)
  execFileSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=lib'], {
    cwd: building,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  try {
    renameSync(join(building, 'lib'), folder)
  } catch (error) {
    // Another run was quicker.
    if (!existsSync(folder)) throw error
  }
  rmSync(building, { recursive: true, force: true })
  return folder
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()))
