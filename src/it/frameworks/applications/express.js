import serverlessExpress from '@codegenie/serverless-express'
import express from 'express'
import { answerNamed, byName } from '../answers.js'
import { echo } from '../echo.js'
import { outside } from '../outside.js'

const app = express()
app.use(express.raw({ type: () => true, limit: '10mb' }))

const application = express.Router()
application.use((request, response, next) => {
  response.setHeader('X-Route', 'public')
  next()
})
application.all('/echo/*rest', (request, response) => {
  response.type('text/plain').send(
    echo({
      method: request.method,
      rest: request.params.rest.join('/'),
      query: request.query,
      headers: request.headers,
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    }),
  )
})
application.all('/answer/:name', (request, response, next) => {
  const answer = answerNamed(request.params.name, request.headers['if-none-match'])
  if (!answer) {
    next()
    return
  }
  response.status(answer.status)
  Object.entries(byName(answer.fields)).forEach(([name, value]) => response.setHeader(name, value))
  response.send(answer.body)
})
application.use((request, response) => response.status(404).send('nothing here'))

app.use('/public', application)
app.use((request, response) => response.set(outside(request.path)).send('outside'))

export const handler = serverlessExpress({ app, binarySettings: { contentTypes: ['image/png'] } })

export const listen = () =>
  new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server))
  })
