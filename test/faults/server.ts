import type { Job } from '../../server/contract/imports.ts'

/** Asks a server for JSON; a problem document is an answer too. */
export async function ask(address: string, path: string, init?: RequestInit): Promise<Record<string, unknown>> {
  const response = await fetch(`${address}${path}`, init)
  return { status: response.status, ...((await response.json()) as object) }
}

export const postJson = (address: string, path: string, body: unknown): Promise<Record<string, unknown>> =>
  ask(address, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

export const send = (address: string, name: string, body: string): Promise<Record<string, unknown>> =>
  ask(address, `/api/v1/uploads?name=${name}`, { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body })

/** Begins to import one file into a dataset; gives the job's id. */
export async function begin(address: string, dataset: string, csv: string): Promise<string> {
  const { id } = await send(address, `${dataset}.csv`, csv)
  const { job } = await postJson(address, '/api/v1/imports', { dataset, files: [{ upload: id }] })
  return String(job)
}

/** Waits until a job is as wanted, or has ended otherwise. */
export async function until(address: string, job: string, wanted: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const now = (await ask(address, `/api/v1/jobs/${job}`)) as unknown as Job
    if (wanted(now) || ['done', 'failed', 'cancelled'].includes(now.state)) return now
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Shipments from one party to another, so many that they take several transactions. */
export const manyShipments = (count: number, text = ''): string =>
  [
    'id,departed,consignor_id,consignee_id,hs_code,net_weight_kg,description',
    ...Array.from(
      { length: count },
      (_, i) => `s${i},2023-01-0${1 + (i % 9)},p${i % 50},q${i % 40},854231,${i},${text}`,
    ),
  ].join('\n')
