package io.actorprocess.http;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

class UrlTests {

	@ParameterizedTest
	@CsvSource({ "http://mesos.apache.org,http://mesos.apache.org:80/",
			"https://mesos.apache.org:8080,https://mesos.apache.org:8080/",
			"HTTP://172.158.1.23:8080,http://172.158.1.23:8080/",
			"http://172.158.1.23/path?foo=bar&baz=1#there,http://172.158.1.23:80/path?foo=bar&baz=1#there",
			"http://[::1]:5050/a,http://[::1]:5050/a", "https://[fe80::1],https://[fe80::1]:443/" })
	void textShowsThePortAlwaysAndTheFragmentLast(String text, String printed) {
		assertThat(Url.parse(text)).hasToString(printed);
		assertThat(Url.parse(printed)).isEqualTo(Url.parse(text));
	}

	@Test
	void partsHaveDefaults() {
		Url url = Url.parse("https://auth.docker.com");

		assertThat(url).isEqualTo(new Url("https", "auth.docker.com", 443, "/", Query.empty(), ""));
		assertThat(Url.parse("http://docker.com/").port()).isEqualTo(80);
		assertThat(Url.parse("ftp://docker.com:1234/abc/1").path()).isEqualTo("/abc/1");
		assertThat(Url.parse("http://a?x=1").query().get("x")).isEqualTo("1");
		assertThat(Url.parse("http://a#f").fragment()).isEqualTo("f");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "://abc", "://abc/", "http://", "http:///", "http://:", "http://:80", "http://a:b:80",
			"http://a:", "http://a:x", "http://a:0", "http://a:65536", "ftp://nobody", "http://a b/", "http://a/ b",
			"http://a/\r\nX: y", "http://a/?%zz", "http://::1:80/", "1http://a", "http://user@a/", "http://[::1/" })
	void refusesWhatIsNoUrl(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Url.parse(text));
	}

	@Test
	void queryIsEscapedOnce() {
		Query query = Query.of(Map.of("key", "~:\\%x y&="));

		assertThat(query.encode()).isEqualTo("key=%7E%3A%5C%25x%20y%26%3D");
		Url url = new Url("http", "h", 80, "/p", query, "");
		assertThat(url.target()).isEqualTo("/p?key=%7E%3A%5C%25x%20y%26%3D");
		assertThat(Url.parse(url.toString())).isEqualTo(url);
	}

	@Test
	void emptyValueHasNoEqualsSign() {
		assertThat(Query.parse("a=&b&c=1").encode()).isEqualTo("a&b&c=1");
		assertThat(Query.of(Map.of())).isEqualTo(Query.empty());
	}

	@Test
	void hostHeaderLeavesTheUsualPortOut() {
		assertThat(Url.parse("http://h/").authority()).isEqualTo("h");
		assertThat(Url.parse("https://h:80/").authority()).isEqualTo("h:80");
		assertThat(Url.parse("http://[::1]:9/").authority()).isEqualTo("[::1]:9");
	}

	@Test
	void routeOfAProcessHasAUrl() {
		Url url = Url.of(UPID.parse("a b@127.0.0.1:5050"), "/add?n=5");

		assertThat(url).hasToString("http://127.0.0.1:5050/a%20b/add?n=5");
		assertThatIllegalArgumentException().isThrownBy(() -> Url.of(UPID.parse("a@1.2.3.4:5"), "add"));
	}

	@Test
	void patternsTakePathsApart() {
		PathPattern pattern = PathPattern.of("/jobs/{id}/{part}");

		assertThat(pattern.match("/jobs/4%202/state")).containsExactly(entry("id", "4 2"), entry("part", "state"));
		assertThat(pattern.match("/jobs/1")).containsExactly(entry("id", "1"));
		assertThatIllegalArgumentException().isThrownBy(() -> pattern.match("/tasks/1"))
			.withMessage("Expecting 'jobs' not 'tasks'");
		assertThatIllegalArgumentException().isThrownBy(() -> pattern.match("/jobs/1/a/b/c"))
			.withMessage("Not expecting suffix 'b/c'");
	}

}
