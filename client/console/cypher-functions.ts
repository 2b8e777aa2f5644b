/** Cypher's own functions as a reader calls them, with what each gives: for completion and for help while typing. */
export interface CypherFunction {
  readonly name: string
  readonly args: readonly string[]
  readonly gives: string
}

const described = `
abs(number) | the number without its sign
all(x IN list WHERE condition) | whether the condition holds for each
any(x IN list WHERE condition) | whether it holds for one
avg(number) | the average over the rows
ceil(number) | the next whole number above
coalesce(value, instead, …) | the first value that is there
collect(value) | the rows' values as one list
count(value) | how many rows have a value
date(text) | a day from its ISO text
duration(map) | a span such as {days: 30}
exp(number) | e to the power of the number
floor(number) | the next whole number below
head(list) | its first element
keys(thing) | names of its properties
labels(node) | its labels
last(list) | its last element
left(text, length) | its first characters
length(path) | how many edges it has
log(number) | the natural logarithm
max(value) | the greatest over the rows
min(value) | the least over the rows
nodes(path) | its nodes in order
none(x IN list WHERE condition) | whether it holds for none
percentileCont(number, part) | the value that a part of 0 to 1 of the rows lie below
properties(thing) | its properties as a map
range(from, to, step) | whole numbers as a list
reduce(sum = start, x IN list | expression) | one value made from a list
relationships(path) | its edges in order
replace(text, sought, instead) | the text with each replaced
reverse(value) | the text or list from its end
right(text, length) | its last characters
round(number) | the nearest whole number
shortestPath(pattern) | the shortest path, such as (a)-[*..6]-(b)
single(x IN list WHERE condition) | whether it holds for exactly one
size(value) | length of a text or list
split(text, separator) | its parts as a list
sqrt(number) | the square root
stDev(number) | the deviation over the rows
startNode(edge) | the node it begins at
endNode(edge) | the node it ends at
substring(text, start, length) | a part of it, counted from 0
sum(number) | the sum over the rows
tail(list) | the list without its first element
toFloat(value) | it as a number
toInteger(value) | it as a whole number
toLower(text) | it in small letters
toString(value) | it as a text
toUpper(text) | it in capitals
trim(text) | it without spaces at the ends
type(edge) | its type`

export const cypherFunctions: readonly CypherFunction[] = described
  .trim()
  .split('\n')
  .map((line) => {
    const [call = '', gives = ''] = line.split(/ \| (?=[^|]*$)/)
    const [, name = '', args = ''] = /^(\w+)\((.*)\)$/.exec(call) ?? []
    return { name, args: args.split(', '), gives }
  })

export const functionsByName: ReadonlyMap<string, CypherFunction> = new Map(
  cypherFunctions.map((each) => [each.name.toLowerCase(), each]),
)
