exports.greet = async (event) => ({ message: `Hello, ${event.name}!` })

exports.fail = async () => {
  throw new TypeError('secret of the function')
}

exports.slow = () => new Promise((resolve) => setTimeout(resolve, 5000))

exports.remember = async (event) => {
  console.log(`remembered ${event.name}`)
}

exports.proxy = async (event) => ({
  statusCode: 201,
  headers: { 'X-Path': event.rawPath },
  body: event.queryStringParameters.name,
})

exports.nothing = async () => {}

exports.text = async () => 'a "quoted" text'
