import { count, plural } from '../ui/format.ts'

/** Every text of the page that checks a bundle. A second language is another file with the same members. */
export const words = {
  title: 'Check an evidence bundle',
  intro:
    'Choose the zip of an evidence bundle, or the folder it was unpacked to, or drop the zip here. It is read in this page alone: nothing is sent anywhere, and no connection is needed.',
  choose: 'Choose the zip',
  chooseFolder: 'Choose the folder',
  checking: (name: string) => `Checking ${name} …`,
  read: (share: number) => `${count(share * 100)} % read`,
  good: 'Nothing was changed',
  goodMeans: 'Every file, row and figure that could be checked is as it was when the bundle was made.',
  bad: (n: string) => `${n} not as it should be`,
  things: (n: number, more: boolean) => `${more ? 'More than ' : ''}${plural(n, 'thing is', 'things are')}`,
  badMeans: 'The bundle is not what it was when it was made, or was never whole. What failed, and where:',
  unreadable: 'The check ended before it was done',
  of: (name: string, version: number, changed: string) =>
    `Case “${name}”, version ${count(version)}, last changed ${changed}`,
  made: (product: string) => `Made by ${product}`,
  signed: (key: string) => `Signed with the key ${key}. Compare it with the one its maker gives you.`,
  unsigned: 'Not signed: this shows that nothing was changed, not who made it.',
  failed: 'What failed',
  checked: 'What was checked',
  notChecked: 'What was not checked',
  line: (file: string, line: number) => `${file}, line ${count(line)}`,
  bundle: 'the bundle',
  took: (seconds: string) => `Checked in ${seconds} s.`,
} as const
