-- Drives the language server from Neovim 0.7 or later, headless:
--   BSPLINT="java -jar target/bsplint.jar" BSPLINT_PROJECT=copy-of-sample nvim --headless -u NONE -n -c 'luafile editors/test/neovim.lua'
-- The founding sample: the finding shows, vanishes when its fix is typed into another file without saving, comes back
-- when that is undone; hover, definition, and a code action that is applied.
local root = assert(os.getenv('BSPLINT_PROJECT'), 'BSPLINT_PROJECT is not set')
vim.g.bsplint_command = vim.split(assert(os.getenv('BSPLINT'), 'BSPLINT is not set') .. ' lsp', ' ')
dofile('editors/neovim/bsplint.lua')
local script = root .. '/provision/close.cmd'
local append = root .. '/layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend'
local RULE = 'otp-write-refused-by-optee'

local function finish(ok, message)
  io.stdout:write((ok and 'ok: ' or 'FAILED: ') .. message .. '\n')
  vim.cmd(ok and 'qa!' or 'cquit! 1')
end

local function check(condition, message)
  if not condition then finish(false, message) end
  io.stdout:write('  ' .. message .. '\n')
end

local function has(buffer)
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    if one.code == RULE or (one.user_data and one.user_data.lsp and one.user_data.lsp.code == RULE) then return true end
  end
  return false
end

local function run()
  vim.cmd('edit ' .. vim.fn.fnameescape(script))
  local buffer = vim.api.nvim_get_current_buf()
  local client
  check(vim.wait(120000, function() client = next(vim.lsp.buf_get_clients(buffer)); return client end, 20),
    'opening the script starts the server')
  check(vim.wait(120000, function() return has(buffer) end, 20), 'the finding shows')

  vim.cmd('edit ' .. vim.fn.fnameescape(append):gsub('%%', '\\%%'))
  local other = vim.api.nvim_get_current_buf()
  check(vim.wait(90000, function() return next(vim.lsp.buf_get_clients(other)) == client end, 20), 'one server for both files')
  vim.api.nvim_buf_set_lines(other, -1, -1, false, { 'EXTRA_OEMAKE += "CFG_STM32_BSEC_WRITE=y"' })
  check(vim.wait(90000, function() return not has(buffer) end, 20), 'it vanishes when the fix is typed, unsaved')

  local line = vim.api.nvim_buf_line_count(other) - 1
  local at = { textDocument = { uri = vim.uri_from_bufnr(other) }, position = { line = line, character = 22 } }
  local hover = vim.lsp.buf_request_sync(other, 'textDocument/hover', at, 90000)
  local text = vim.inspect(hover)
  check(text:find('CFG_STM32_BSEC_WRITE', 1, true) and text:find('`y`', 1, true), 'hover tells the effective value')
  local definition = vim.inspect(vim.lsp.buf_request_sync(other, 'textDocument/definition', at, 90000))
  check(definition:find('bbappend', 1, true), 'definition finds the assignment that wins')

  vim.api.nvim_buf_set_lines(other, -2, -1, false, {})
  check(vim.wait(90000, function() return has(buffer) end, 20), 'it comes back when that is undone')

  local range = { start = { line = 3, character = 0 }, ['end'] = { line = 3, character = 1 } }
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction',
    { textDocument = { uri = vim.uri_from_bufnr(buffer) }, range = range, context = { diagnostics = {} } }, 90000)
  local fix
  for _, action in ipairs(answers[client].result or {}) do
    if action.isPreferred and vim.inspect(action):find('CFG_STM32_BSEC_WRITE', 1, true) then fix = action end
  end
  check(fix, 'a code action offers the fix')
  vim.lsp.util.apply_workspace_edit(fix.edit, 'utf-16')
  check(vim.wait(90000, function() return not has(buffer) end, 20), 'applied, the finding vanishes')
  local function attached(name, text)
    vim.fn.writefile(text, root .. '/' .. name)
    vim.cmd('edit ' .. vim.fn.fnameescape(root .. '/' .. name))
    return next(vim.lsp.buf_get_clients(vim.api.nvim_get_current_buf())) == client
  end
  check(attached('own-rule.yaml', { '# ours', 'rule: own-rule' }) and attached('kas.yml', { 'header:', '  version: 14' }),
    'rules and kas files are looked after')
  check(not attached('compose.yaml', { 'services: {}' }), 'other YAML files are not')
  finish(true, 'Neovim')
end

local ok, failed = xpcall(run, debug.traceback)
if not ok then finish(false, failed) end
