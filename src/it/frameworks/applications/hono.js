import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { answerNamed } from '../answers.js'
import { echo } from '../echo.js'
import { outside } from '../outside.js'

const ECHO = '/public/echo/'

const app = new Hono()
app.use('/public/*', async (c, next) => {
  await next()
  c.res.headers.set('X-Route', 'public')
})
app.all(`${ECHO}*`, async (c) =>
  c.text(
    echo({
      method: c.req.method,
      rest: decodeURIComponent(c.req.path.slice(ECHO.length)),
      query: c.req.queries(),
      headers: c.req.header(),
      body: Buffer.from(await c.req.arrayBuffer()),
    }),
  ),
)
app.all('/public/answer/:name', (c) => {
  const answer = answerNamed(c.req.param('name'), c.req.header('if-none-match'))
  if (!answer) {
    return c.notFound()
  }
  const headers = new Headers()
  answer.fields.forEach(([name, value]) => headers.append(name, value))
  return new Response(answer.body ?? null, { status: answer.status, headers })
})
app.all('/public/*', (c) => c.text('nothing here', 404))
app.all('*', (c) => c.text('outside', 200, outside(c.req.path)))

export const handler = handle(app)

export const listen = () =>
  new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(server))
  })
