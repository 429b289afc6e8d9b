// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/cell_words.h"

#include <algorithm>

namespace meike::words {

namespace {

/// {0}: the title of the column.
struct BarWords {
    std::string_view name;
    Label text;
};

constexpr BarWords kBarWords[] = {
    {"computed", {"“{0}”由系统计算，不能填写", "“{0}” is computed and cannot be filled in"}},
    {"kept", {"“{0}”由程序自动记录，不能填写", "“{0}” is noted by the program and cannot be filled in"}},
    {"own_name", {"“{0}”每个客户各不相同，不能批量修改", "“{0}” is each client's own and is not set for many at once"}},
};

}  // namespace

std::string cellBarWords(std::string_view bar, std::string_view column, Language language) {
    const auto row = std::find_if(std::begin(kBarWords), std::end(kBarWords),
                                  [&](const BarWords& each) { return each.name == bar; });
    if (row == std::end(kBarWords)) return std::string(bar);
    std::string text(row->text.in(language));
    if (const std::size_t at = text.find("{0}"); at != std::string::npos) text.replace(at, 3, column);
    return text;
}

}  // namespace meike::words
