// A Lambda endpoint for the applications of this folder, on loopback: it runs their handlers by name and checks no
// signature. Each application that can is served beside it as it is, without Lambda. Writes its ports to standard output.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import * as claudia from './applications/claudia.js'
import * as express from './applications/express.js'
import * as fastify from './applications/fastify.js'
import * as hono from './applications/hono.js'
import * as trpc from './applications/trpc.js'
import * as tutorial from './applications/tutorial.js'

const APPLICATIONS = { hono, fastify, express, trpc }
const HANDLERS = {
  hono: hono.handler,
  fastify: fastify.handler,
  'fastify-multi-value': fastify.multiValueHandler,
  express: express.handler,
  trpc: trpc.handler,
  claudia: claudia.handler,
  tutorial: tutorial.handler,
}

async function textOf(request) {
  const chunks = []
  for await (const chunk of request) {
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function invoke(handler, event, response) {
  const awsRequestId = randomUUID()
  response.setHeader('x-amzn-RequestId', awsRequestId)
  response.setHeader('X-Amz-Executed-Version', '$LATEST')
  try {
    const result = await handler(JSON.parse(event), { awsRequestId })
    return JSON.stringify(result ?? null)
  } catch (error) {
    response.setHeader('X-Amz-Function-Error', 'Unhandled')
    return JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: [error.stack] })
  }
}

/** How a parser of the WHATWG reads them: the path of each; null where there is none. */
const pathsOf = (urls) =>
  urls.map((url) => {
    try {
      return new URL(url).pathname
    } catch {
      return null
    }
  })

const server = createServer(async (request, response) => {
  const body = await textOf(request)
  const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(request.url) ?? []
  let answer
  if (request.url === '/urls') {
    answer = JSON.stringify(pathsOf(JSON.parse(body)))
  } else if (Object.hasOwn(HANDLERS, name)) {
    answer = await invoke(HANDLERS[name], body, response)
  } else {
    response.statusCode = 404
    response.setHeader('x-amzn-ErrorType', 'ResourceNotFoundException')
    answer = JSON.stringify({ Message: `Function not found: ${name}` })
  }
  response.setHeader('Content-Type', 'application/json')
  response.end(answer)
})
server.keepAliveTimeout = 0

await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const ports = { lambda: server.address().port }
for (const [name, application] of Object.entries(APPLICATIONS)) {
  ports[name] = (await application.listen()).address().port
}
console.log(`ports ${JSON.stringify(ports)}`)
