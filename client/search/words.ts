/** Every text of the search box. A second language is another file with the same members. */
export const words = {
  label: 'Find in the records',
  placeholder: 'Find a party, shipment or command',
  none: (q: string) => `Nothing in the records is called “${q}”, nor anything like it.`,
  truncated: 'There are more; type on to narrow it down.',
  searching: 'Looking',
  results: 'Found',
  command: 'Command',
  failed: 'The search could not be made.',
} as const
