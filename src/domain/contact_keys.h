// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// How a company is reached, as it is compared: two texts of one number, address or site give the same key. Pure; of a
/// text that is none, nothing.
namespace meike {

/// The numbers in a phone field, each once. 中国: mobiles by their 11 digits, lines with their area code (02162881234,
/// whatever stands between, before it +86 or behind it an extension), 400 and 800 numbers. Abroad: + and the digits. A
/// line without its area code may be anybody's and gives nothing, nor does a number that ends in one digit seven times.
std::vector<std::string> phoneKeys(std::string_view text);

/// The addresses in an e-mail field, in small letters.
std::vector<std::string> emailKeys(std::string_view text);

/// The name under which a company is on the net, of its website or an e-mail address: `example.com.cn`. Nothing for
/// mail that anybody can have (qq.com, 163.com) and for platforms where many have a page, unless the page has a name of
/// its own: shop.tmall.com.
std::string siteKey(std::string_view websiteOrAddress);

/// 统一社会信用代码 or another number of a register, as it is written; nothing for what is too short to tell companies
/// apart.
std::string registrationKey(std::string_view text);

}  // namespace meike
