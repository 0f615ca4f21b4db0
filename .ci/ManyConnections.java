import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds many connections to a runtime, most of them silent, some with a request that never
 * gets on, and looks how a client that behaves fares beside them:
 * {@code java ManyConnections.java <actor port> <web port>}. Exits with 1 and a reason if
 * one of the promises does not hold.
 */
final class ManyConnections {

	private static final int IDLE = 10_000;

	private static final int SLOW = 1_000;

	/** Connections that may wait to be accepted; systems allow at least 128. */
	private static final int UNACCEPTED = 100;

	private static final long SLOW_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final int WINDOWS = 12;

	private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(2);

	private static final long REQUEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

	private static final double MOST_MILLIS = 20;

	private static final String REQUEST = "GET /master/state HTTP/1.1\r\nHost: localhost\r\n";

	private final InetSocketAddress server;

	private final URI sockets;

	private ManyConnections(int actorPort, int webPort) {
		this.server = new InetSocketAddress("127.0.0.1", actorPort);
		this.sockets = URI.create("http://localhost:" + webPort + "/actuator/sockets");
	}

	public static void main(String[] arguments) throws Exception {
		try {
			new ManyConnections(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).run();
		}
		catch (IllegalStateException ex) {
			System.err.println("many connections: " + ex.getMessage());
			System.exit(1);
		}
	}

	private void run() throws Exception {
		List<SocketChannel> idle = openIdle();
		SlowClients slow = new SlowClients();
		slow.open();
		Thread slowThread = new Thread(slow, "slow");
		slowThread.setDaemon(true);
		slowThread.start();

		double[] percentiles = measure();
		int held = openConnections();
		slow.stop();
		slowThread.join();

		System.out.printf("%d connections are held; p99 beside them: median %.2f ms, worst of %d windows %.2f ms%n",
				held, percentiles[WINDOWS / 2], WINDOWS, percentiles[WINDOWS - 1]);
		System.out.printf("%d slow clients were cut with 408 after at most %.1f s, %d otherwise%n", slow.cut,
				slow.longestNanos / 1e9, slow.cutOtherwise);
		require(held >= IDLE + SLOW, "expected at least " + (IDLE + SLOW) + " connections, found " + held);
		require(slow.failure == null, "the slow clients failed: " + slow.failure);
		require(slow.cut >= SLOW && slow.cutOtherwise == 0, "the slow clients were not cut with 408");
		require(percentiles[WINDOWS / 2] < MOST_MILLIS, "the p99 must stay below " + MOST_MILLIS + " ms");
		for (SocketChannel channel : idle) {
			channel.configureBlocking(false);
			require(channel.read(ByteBuffer.allocate(1)) == 0, "an idle connection was closed or written to");
		}
	}

	/**
	 * A system drops connections in silence that are made faster than the server accepts
	 * them. It accepts them in order, so one that is answered tells of all before it.
	 */
	private List<SocketChannel> openIdle() throws IOException {
		List<SocketChannel> idle = new ArrayList<>();
		for (int i = 0; i < IDLE; i++) {
			SocketChannel channel = SocketChannel.open(this.server);
			if (i % UNACCEPTED == 0) {
				get(channel.socket());
			}
			idle.add(channel);
		}
		return idle;
	}

	private static void require(boolean condition, String otherwise) {
		if (!condition) {
			throw new IllegalStateException(otherwise);
		}
	}

	/** The percentiles of all windows, from best to worst. */
	private double[] measure() throws IOException, InterruptedException {
		double[] percentiles = new double[WINDOWS];
		try (Socket socket = new Socket(this.server.getAddress(), this.server.getPort())) {
			socket.setTcpNoDelay(true);
			socket.setSoTimeout(10_000);
			for (int window = 0; window < WINDOWS; window++) {
				percentiles[window] = measureWindow(socket);
			}
		}
		Arrays.sort(percentiles);
		return percentiles;
	}

	private static double measureWindow(Socket socket) throws IOException, InterruptedException {
		List<Long> nanos = new ArrayList<>();
		long end = System.nanoTime() + WINDOW_NANOS;
		for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
			get(socket);
			nanos.add(System.nanoTime() - start);
			TimeUnit.NANOSECONDS.sleep(REQUEST_PAUSE_NANOS);
		}
		nanos.sort(null);
		return nanos.get((int) Math.ceil(nanos.size() * 0.99) - 1) / 1e6;
	}

	private static void get(Socket socket) throws IOException {
		socket.getOutputStream().write((REQUEST + "\r\n").getBytes(StandardCharsets.US_ASCII));
		readOk(socket.getInputStream());
	}

	private static void readOk(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int b = in.read();
			require(b >= 0, "the connection of the client that behaves was closed after: " + head);
			head.append((char) b);
		}
		require(head.indexOf("HTTP/1.1 200 ") == 0, "the client that behaves was answered: " + head);
		Matcher length = Pattern.compile("\r\nContent-Length: (\\d+)\r\n").matcher(head);
		require(length.find(), "the answer has no length: " + head);
		in.skipNBytes(Long.parseLong(length.group(1)));
	}

	private int openConnections() throws IOException, InterruptedException {
		String shown = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(this.sockets).build(), HttpResponse.BodyHandlers.ofString())
			.body();
		Matcher total = Pattern.compile("\"total\":(\\d+)").matcher(shown);
		require(total.find(), "no total at " + this.sockets);
		return Integer.parseInt(total.group(1));
	}

	/**
	 * Clients that send a byte a second. One that is cut is replaced by the next, so there
	 * are always as many.
	 */
	private final class SlowClients implements Runnable {

		private final byte[] request = (REQUEST + "X: " + "x".repeat(1000)).getBytes(StandardCharsets.US_ASCII);

		private final Selector selector = Selector.open();

		private volatile boolean stopped;

		/** Owned by the thread of this, then by the one that joined it, as all below. */
		private int cut;

		private int cutOtherwise;

		private long longestNanos;

		private Exception failure;

		private SlowClients() throws IOException {
		}

		private void open() throws IOException {
			for (int i = 0; i < SLOW; i++) {
				openOne();
				if (i % UNACCEPTED == 0) {
					accepted();
				}
			}
		}

		private void accepted() throws IOException {
			try (Socket last = new Socket("127.0.0.1", ManyConnections.this.server.getPort())) {
				get(last);
			}
		}

		private void openOne() throws IOException {
			SocketChannel channel = SocketChannel.open(ManyConnections.this.server);
			channel.configureBlocking(false);
			SlowClient client = new SlowClient(channel, ByteBuffer.wrap(this.request), System.nanoTime(),
					new StringBuilder());
			channel.register(this.selector, SelectionKey.OP_READ, client);
			client.sendByte();
		}

		@Override
		public void run() {
			try {
				long next = System.nanoTime() + SLOW_PAUSE_NANOS;
				while (!this.stopped) {
					this.selector.select(this::read, 100);
					if (System.nanoTime() >= next) {
						next += SLOW_PAUSE_NANOS;
						for (SelectionKey key : this.selector.keys()) {
							((SlowClient) key.attachment()).sendByte();
						}
					}
				}
			}
			catch (Exception ex) {
				this.failure = ex;
			}
		}

		private void read(SelectionKey key) {
			SlowClient client = (SlowClient) key.attachment();
			try {
				if (client.isCut()) {
					this.longestNanos = Math.max(this.longestNanos, System.nanoTime() - client.since);
					boolean told = client.answer.indexOf("HTTP/1.1 408 ") == 0;
					this.cut += told ? 1 : 0;
					this.cutOtherwise += told ? 0 : 1;
					key.cancel();
					client.channel.close();
					openOne();
				}
			}
			catch (IOException ex) {
				this.failure = ex;
			}
		}

		private void stop() {
			this.stopped = true;
			this.selector.wakeup();
		}

	}

	private record SlowClient(SocketChannel channel, ByteBuffer request, long since, StringBuilder answer) {

		private void sendByte() throws IOException {
			if (this.answer.length() == 0 && this.request.hasRemaining() && this.channel.isOpen()) {
				this.channel.write(this.request.slice(this.request.position(), 1));
				this.request.position(this.request.position() + 1);
			}
		}

		private boolean isCut() throws IOException {
			ByteBuffer bytes = ByteBuffer.allocate(1024);
			int count = this.channel.read(bytes);
			this.answer.append(new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII));
			return count < 0;
		}

	}

}
