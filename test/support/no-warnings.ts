// A warning of Node's (a leak of listeners, a deprecated call, an experimental one) is a fault like any other.
process.on('warning', (warning) => {
  throw warning
})
