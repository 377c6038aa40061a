import awsLambdaFastify from '@fastify/aws-lambda'
import Fastify from 'fastify'
import { answerNamed, byName } from '../answers.js'
import { echo } from '../echo.js'
import { outside } from '../outside.js'

const app = Fastify({ exposeHeadRoutes: false })
app.removeAllContentTypeParsers()
app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => done(null, body))
const bodyOf = (request) => request.body ?? Buffer.alloc(0)

app.register(
  async (application) => {
    application.addHook('onRequest', async (request, reply) => {
      reply.header('X-Route', 'public')
    })
    application.all('/echo/*', (request, reply) => {
      reply.type('text/plain; charset=UTF-8').send(
        echo({
          method: request.method,
          rest: request.params['*'],
          query: request.query,
          headers: request.headers,
          body: bodyOf(request),
        }),
      )
    })
    application.all('/answer/:name', (request, reply) => {
      const answer = answerNamed(request.params.name, request.headers['if-none-match'])
      if (!answer) {
        reply.callNotFound()
        return
      }
      reply.code(answer.status).headers(byName(answer.fields)).send(answer.body)
    })
    application.all('/*', (request, reply) => reply.code(404).send('nothing here'))
    application.all('/', (request, reply) => reply.code(404).send('nothing here'))
  },
  { prefix: '/public' },
)
app.all('/*', (request, reply) => reply.headers(outside(request.url.split('?')[0])).send('outside'))

export const handler = awsLambdaFastify(app, {
  binaryMimeTypes: ['image/png'],
  albMultiValueHeaders: false,
})
/** A load balancer with multi-value headers has to be announced. */
export const multiValueHandler = awsLambdaFastify(app, {
  binaryMimeTypes: ['image/png'],
  albMultiValueHeaders: true,
  decorateRequest: false,
})

export const listen = async () => {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return app.server
}
