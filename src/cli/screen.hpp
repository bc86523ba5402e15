// The whole window of a terminal, drawn line by line, with its keys.
//
// How: the alternate screen (xterm's 1049, which all terminals in use know), no cursor, keys without echo and without
// waiting for Enter. The terminal is put back by the destructor, and by a handler for the signals that end or stop the
// process, which then acts on the signal as before: Ctrl-C still ends it and Ctrl-Z still stops it. A handler for
// SIGWINCH and SIGCONT writes a byte into a pipe, so that poll() wakes and the window can be drawn anew. A frame is
// written at once, and each line is wiped before it is drawn, so that nothing flickers.
// Cost: one write a frame. There is one terminal, so that there may be one Screen at a time.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fitrank::cli {

struct WindowSize {
  std::size_t columns = 80;
  std::size_t rows = 24;
};

enum class Key { quit, up, down, page_up, page_down, first, last };

/// The keys in the bytes that a terminal sent. Other bytes are ignored.
std::vector<Key> keys_in(std::string_view bytes);

class Screen {
 public:
  /// Whether standard input and output are a terminal that can be drawn on: TERM is set and not "dumb".
  static bool is_possible();

  Screen();
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  static WindowSize size();
  /// Draws `lines`, at most as many as the window has rows, each no wider than it. False where the terminal is gone.
  bool draw(const std::vector<std::string>& lines);

  /// To be polled: one of them can be read when a key was pressed or the window must be drawn anew.
  std::array<int, 2> descriptors() const;
  /// The keys pressed since the last call, without waiting; `quit` where the terminal is gone.
  std::vector<Key> take_keys();
};

}  // namespace fitrank::cli
