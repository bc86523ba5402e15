#include "cli/screen.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

namespace fitrank::cli {

namespace {

// Without autowrap no line can push another out, should a terminal count its columns in another way.
constexpr std::string_view kEnterScreen = "\x1b[?1049h\x1b[?25l\x1b[?7l";
constexpr std::string_view kLeaveScreen = "\x1b[?7h\x1b[?25h\x1b[?1049l";
constexpr std::array kEndingSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGABRT};
constexpr std::array kDrawingSignals{SIGWINCH, SIGCONT, SIGTSTP};

/// What the signal handlers see: only what is set before they are installed, and flags.
struct HeldTerminal {
  termios before{};
  termios raw{};
  std::array<int, 2> wake{-1, -1};
  std::array<struct sigaction, NSIG> actions{};
  volatile std::sig_atomic_t drawn_on = 0;
};
HeldTerminal held_terminal;

/// False where the terminal is gone.
bool write_terminal(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      pollfd room{STDOUT_FILENO, POLLOUT, 0};
      ::poll(&room, 1, -1);
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

void enter_screen() {
  tcsetattr(STDIN_FILENO, TCSANOW, &held_terminal.raw);
  write_terminal(kEnterScreen);
  held_terminal.drawn_on = 1;
}

void leave_screen() {
  if (held_terminal.drawn_on == 0) return;
  held_terminal.drawn_on = 0;
  write_terminal(kLeaveScreen);
  tcsetattr(STDIN_FILENO, TCSANOW, &held_terminal.before);
}

void end_by_signal(int signal) {
  leave_screen();
  sigaction(signal, &held_terminal.actions[static_cast<std::size_t>(signal)], nullptr);
  raise(signal);  // comes when this handler returns
}

/// While a shell has the foreground the terminal is the shell's.
bool is_in_foreground() { return tcgetpgrp(STDIN_FILENO) == getpgrp(); }

void draw_by_signal(int signal) {
  const int error = errno;
  if (signal == SIGTSTP) {
    leave_screen();
    raise(SIGSTOP);  // SIGCONT brings it back
  } else {
    if (signal == SIGCONT && is_in_foreground()) enter_screen();
    const char any = 0;
    [[maybe_unused]] const ssize_t written = ::write(held_terminal.wake[1], &any, 1);  // a full pipe wakes too
  }
  errno = error;
}

/// One that is ignored, as under nohup, stays so.
void handle_signal(int signal, void (*handler)(int)) {
  struct sigaction& before = held_terminal.actions[static_cast<std::size_t>(signal)];
  sigaction(signal, nullptr, &before);
  if (before.sa_handler == SIG_IGN) return;
  struct sigaction action {};
  action.sa_handler = handler;
  sigfillset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

bool can_be_read(int descriptor) {
  pollfd waiting{descriptor, POLLIN, 0};
  return ::poll(&waiting, 1, 0) > 0;
}

struct KeySequence {
  std::string_view bytes;
  Key key;
};

/// As xterm sends them, in both of its modes, and as the Linux console does.
constexpr std::array kKeySequences{KeySequence{"q", Key::quit},          KeySequence{"Q", Key::quit},
                                   KeySequence{"\x1b[A", Key::up},       KeySequence{"\x1bOA", Key::up},
                                   KeySequence{"\x1b[B", Key::down},     KeySequence{"\x1bOB", Key::down},
                                   KeySequence{"\x1b[5~", Key::page_up}, KeySequence{"\x1b[6~", Key::page_down},
                                   KeySequence{"\x1b[H", Key::first},    KeySequence{"\x1bOH", Key::first},
                                   KeySequence{"\x1b[1~", Key::first},   KeySequence{"\x1b[F", Key::last},
                                   KeySequence{"\x1bOF", Key::last},     KeySequence{"\x1b[4~", Key::last}};

/// The length of what `bytes` begins with: a control sequence (ECMA-48), or one byte.
std::size_t length_of_unknown(std::string_view bytes) {
  if (!bytes.starts_with("\x1b[")) return 1;
  const auto end = std::find_if(bytes.begin() + 2, bytes.end(), [](char c) { return c >= '@' && c <= '~'; });
  return static_cast<std::size_t>(end - bytes.begin()) + (end == bytes.end() ? 0 : 1);
}

}  // namespace

std::vector<Key> keys_in(std::string_view bytes) {
  std::vector<Key> keys;
  while (!bytes.empty()) {
    const auto* known =
        std::ranges::find_if(kKeySequences, [&](const KeySequence& one) { return bytes.starts_with(one.bytes); });
    if (known != kKeySequences.end()) keys.push_back(known->key);
    bytes.remove_prefix(known != kKeySequences.end() ? known->bytes.size() : length_of_unknown(bytes));
  }
  return keys;
}

bool Screen::is_possible() {
  const char* terminal = std::getenv("TERM");
  if (terminal == nullptr || *terminal == '\0' || std::string_view(terminal) == "dumb") return false;
  return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0;
}

Screen::Screen() {
  HeldTerminal& held = held_terminal;
  if (pipe2(held.wake.data(), O_NONBLOCK | O_CLOEXEC) != 0 || tcgetattr(STDIN_FILENO, &held.before) != 0) {
    throw std::system_error(errno, std::generic_category(), "cannot use the terminal");
  }
  held.raw = held.before;
  held.raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  held.raw.c_cc[VMIN] = 1;
  held.raw.c_cc[VTIME] = 0;
  for (const int signal : kEndingSignals) handle_signal(signal, end_by_signal);
  for (const int signal : kDrawingSignals) handle_signal(signal, draw_by_signal);
  enter_screen();
}

Screen::~Screen() {
  leave_screen();
  const auto put_back = [](int signal) {
    sigaction(signal, &held_terminal.actions[static_cast<std::size_t>(signal)], nullptr);
  };
  std::ranges::for_each(kEndingSignals, put_back);
  std::ranges::for_each(kDrawingSignals, put_back);
  for (int& descriptor : held_terminal.wake) close(std::exchange(descriptor, -1));
}

WindowSize Screen::size() {
  winsize window{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0 || window.ws_row == 0) return {};
  return {window.ws_col, window.ws_row};
}

bool Screen::draw(const std::vector<std::string>& lines) {
  if (held_terminal.drawn_on == 0) return true;  // in the background
  std::string frame = "\x1b[H";
  for (std::size_t i = 0; i < lines.size(); ++i) frame += (i > 0 ? "\r\n\x1b[2K" : "\x1b[2K") + lines[i];
  // Wiping from a full line would take its last column.
  if (lines.size() < size().rows) frame += "\r\n\x1b[J";
  return write_terminal(frame);
}

std::array<int, 2> Screen::descriptors() const { return {STDIN_FILENO, held_terminal.wake[0]}; }

std::vector<Key> Screen::take_keys() {
  std::array<char, 256> bytes{};
  while (::read(held_terminal.wake[0], bytes.data(), bytes.size()) > 0) continue;
  std::string sent;
  while (can_be_read(STDIN_FILENO)) {
    const ssize_t length = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (length < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (length <= 0) return {Key::quit};
    sent.append(bytes.data(), static_cast<std::size_t>(length));
  }
  return keys_in(sent);
}

}  // namespace fitrank::cli
